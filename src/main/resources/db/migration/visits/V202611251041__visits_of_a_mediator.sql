-- One's own visits over any period, whichever place one has among the mediators of each; pairs are few, so the others' indexes are small.
-- Written on single elements: an index on the whole array cannot serve under row-level security.
create index visit_by_mediator on visits.visit (association, (mediators[1]), day) where cancelled_at is null;
create index visit_by_second on visits.visit (association, (mediators[2]), day) where cancelled_at is null and mediators[2] is not null;
create index visit_by_third on visits.visit (association, (mediators[3]), day) where cancelled_at is null and mediators[3] is not null;
create index visit_by_fourth on visits.visit (association, (mediators[4]), day) where cancelled_at is null and mediators[4] is not null;
