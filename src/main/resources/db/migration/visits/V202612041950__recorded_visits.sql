-- Visits as they were recorded, also those that were cancelled since.
create view visits.recorded_visit with (security_invoker = true) as
    select id, association, day, started_at, mediators, cancelled_at is not null as cancelled from visits.visit;
grant select on visits.recorded_visit to ${app};

-- With the place of a request in its visit.
create or replace view visits.counted_request with (security_invoker = true) as
    select r.id, r.visit, v.association, v.point, v.day, v.presence, v.mediators, r.theme, r.operator, r.level, r.result, r.blocker,
           r.minutes, r.support, r.autonomy, r.device, r.position
    from visits.request r join visits.visit v on v.id = r.visit where v.cancelled_at is null;
