-- The delay of the template that gives a step its date, with where it is written: when the date that delays run from is known later, the
-- step's own is counted anew. Nothing where somebody chose a date, nor in steps older than this.
alter table cases.step
    add column delay   text check (delay ~ '^P[0-9]+[DM]$'),
    add column source  text check (length(source) <= 150),
    add column read_on date;
