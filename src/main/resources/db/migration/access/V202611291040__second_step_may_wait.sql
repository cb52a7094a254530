-- Until when an account whose role asks for a second step may go without one; nothing: not at all. Set when its first password is chosen.
alter table access.account add column second_step_due timestamptz;
grant update (second_step_due) on access.account to ${app};
