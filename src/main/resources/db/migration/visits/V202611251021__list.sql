-- The list of visits, filtered and newest first. Each index finds what one filter asks for in the order of the days; within a day the
-- rows are few and sorted on the way. Equal keys share an entry, so they stay small.
create index visit_of_point on visits.visit (association, point, day) where cancelled_at is null;
create index visit_of_mediator on visits.visit (association, (mediators[1]), day) where cancelled_at is null;
create index visit_of_second on visits.visit (association, (mediators[2]), day)
    where cancelled_at is null and mediators[2] is not null;
create index visit_of_more on visits.visit (association, day) where cancelled_at is null and mediators[3] is not null;
create index visit_recorded_for_others on visits.visit (association, recorded_by, day)
    where cancelled_at is null and recorded_by <> mediators[1];
create index visit_of_team on visits.visit (association, team, day) where cancelled_at is null and team is not null;
create index visit_by_presence on visits.visit (association, presence, day) where cancelled_at is null;
create index visit_by_partner on visits.visit (association, partner, day) where cancelled_at is null and partner is not null;
create index visit_by_age on visits.visit (association, age_band, day) where cancelled_at is null and age_band is not null;
create index visit_outgoing on visits.visit (association, day) where cancelled_at is null and direction = 'OUTGOING';
create index visit_first on visits.visit (association, day) where cancelled_at is null and first_visit;

create index request_by_theme on visits.request (association, theme, day);
create index request_by_operator on visits.request (association, operator, day) where operator is not null;
create index request_by_level on visits.request (association, level, day);
create index request_by_result on visits.request (association, result, day);
create index request_by_blocker on visits.request (association, blocker, day) where blocker is not null;
