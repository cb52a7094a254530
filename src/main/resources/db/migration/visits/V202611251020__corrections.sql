-- Who took a visit back and, after its day, why.
alter table visits.visit add column cancelled_by uuid, add column cancel_reason text check (length(cancel_reason) <= 300);
