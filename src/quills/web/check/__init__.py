"""The private safety check, what follows from it, where help is, and how Leave is set.

What becomes of an answer. The questions are one page; a script shows one at a time and holds what was
pressed in a variable. Nothing is sent while one answers: no request, so nothing in the server's memory,
logs or session table, and nothing whose size or time an onlooker of the network could tell. Answers are
buttons, not fields, so no browser keeps them as a form's content; there is one address, so neither the
history nor a referrer knows how far somebody came; going away, back or anew empties the variable. At the
end one choice is sent, of the same size either way, answered by a redirect, so that reloading sends
nothing again and the record that a browser keeps of its tabs holds no form. A sealed token from screen
to screen was weighed and not taken: each step would be a form in the history, and its answer would have
been in the server's memory. Without a script all questions are read on one page and answered by one press.

What is kept: whether exercises that argue with fear are proposed, and the day, in the sealed record of
fixed size that every person has (keeping.py). It may change one page, "For you", which everybody has.

Not guarded: whoever watches the screen or the device, or runs the server while the page is used; and
somebody who makes its owner open the page "For you".
"""
