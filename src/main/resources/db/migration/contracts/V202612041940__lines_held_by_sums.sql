-- That the line of a row exists is held by contracts.day_sum, which the trigger writes for each line and day of a statement and which nobody deletes
-- from: to ask it of each row took half the time of writing them. Alone here, since it locks the lines too: who reads these and then attributions waits
-- for no long update in between.
alter table contracts.attribution drop constraint attribution_association_line_fkey;
