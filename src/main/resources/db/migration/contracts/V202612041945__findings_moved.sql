-- A finding of the same act and line on another day is changed where it stands.
grant update on contracts.finding to ${app};
