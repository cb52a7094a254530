-- What changed of an association's visits since a program asked last, without a look at the others.
create index visit_by_change on visits.visit (association, changed);
