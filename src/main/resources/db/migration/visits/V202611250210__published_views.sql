-- What other modules may read of visits: what is counted, never a note. Both views keep to the caller's own rows.
create view visits.counted_visit with (security_invoker = true) as
    select id, association, point, day, presence, direction, mediators, persons, age_band, gender, situation, language,
           first_visit, partner
    from visits.visit where cancelled_at is null;

create view visits.counted_request with (security_invoker = true) as
    select r.id, r.visit, v.association, v.point, v.day, v.mediators, r.theme, r.operator, r.level, r.result, r.minutes
    from visits.request r join visits.visit v on v.id = r.visit where v.cancelled_at is null;

grant select on visits.counted_visit, visits.counted_request to ${app};
