"""The tables of the spaces."""

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import quills.web.spaces.sealed


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="SessionKey",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("sealed", quills.web.spaces.sealed.SealedField(8)),
                ("idle", models.PositiveSmallIntegerField()),
                ("until", models.DateTimeField(db_index=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Ring",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("card", models.BinaryField(max_length=81)),
                ("sealed", quills.web.spaces.sealed.SealedField(2)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sealed__length__gte", 45), ("sealed__length__lte", 16777261)),
                        name="ring_sized",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Space",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("contents", quills.web.spaces.sealed.SealedField(2)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contents__length__gte", 45), ("contents__length__lte", 16777261)
                        ),
                        name="space_sized",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("wrap", quills.web.spaces.sealed.SealedField(6)),
                ("former", quills.web.spaces.sealed.SealedField(6, null=True)),  # type: ignore[misc]  # its declared type has no None
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="spaces.space"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("sealed", quills.web.spaces.sealed.SealedField(2)),
                (
                    "space",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="spaces.space",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Summary",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("sealed", quills.web.spaces.sealed.SealedField(2)),
                (
                    "space",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="summaries",
                        to="spaces.space",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Bin",
            fields=[
                (
                    "session",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="spaces.sessionkey",
                    ),
                ),
                ("document", models.UUIDField()),
                ("sealed", quills.web.spaces.sealed.SealedField(2)),
                ("until", models.DateTimeField(db_index=True)),
                (
                    "space",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="spaces.space"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="sessionkey",
            constraint=models.CheckConstraint(
                condition=models.Q(("idle__gte", 1), ("idle__lte", 60)), name="session_idle"
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionkey",
            constraint=models.CheckConstraint(
                condition=models.Q(("sealed__length__gte", 45), ("sealed__length__lte", 16777261)),
                name="session_sized",
            ),
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.UniqueConstraint(fields=("space", "person"), name="member_once"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("sealed__length__gte", 45), ("sealed__length__lte", 16777261)),
                name="document_sized",
            ),
        ),
        migrations.AddConstraint(
            model_name="summary",
            constraint=models.CheckConstraint(
                condition=models.Q(("sealed__length__gte", 45), ("sealed__length__lte", 16777261)),
                name="summary_sized",
            ),
        ),
    ]
