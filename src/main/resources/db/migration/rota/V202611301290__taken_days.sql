-- The bits of a day are written over those that were there, in one statement.
grant update on rota.taken_day to ${app};
