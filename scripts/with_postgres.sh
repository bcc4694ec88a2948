#!/usr/bin/env bash
# Runs a command with a PostgreSQL server of its own, which is gone afterwards: with_postgres.sh COMMAND...
# The command finds the server in DATABASE_URL. Needs Debian's package postgresql; no port is opened.
set -euo pipefail

binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$binaries" ]; then
    echo "There is no PostgreSQL server here; install the package postgresql." >&2
    exit 69
fi

folder=$(mktemp -d -t quills-pg-XXXXXX)
as=()
if [ "$(id -u)" -eq 0 ]; then # the server refuses to run as root
    chown postgres "$folder"
    as=(runuser -u postgres --)
fi
stop() {
    (cd "$folder" && "${as[@]}" "$binaries/pg_ctl" -D "$folder/data" -m immediate stop) >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT

cd "$folder"
"${as[@]}" "$binaries/initdb" -D "$folder/data" -U quills -A trust -E UTF8 --locale=C --no-sync >/dev/null
"${as[@]}" "$binaries/pg_ctl" -D "$folder/data" -l "$folder/log" -w \
    -o "-c listen_addresses='' -k $folder -c fsync=off" start >/dev/null
"${as[@]}" "$binaries/createdb" -h "$folder" -U quills quills
chmod 755 "$folder"
cd "$OLDPWD"

DATABASE_URL="postgresql://quills@/quills?host=$folder" "$@"
