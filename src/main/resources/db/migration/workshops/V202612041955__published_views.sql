-- What other modules may read of workshops: what is counted, never who was there. A session counts when it was not cancelled and stands among
-- the activities, with the persons and the minutes noted there; "planned_minutes" is how long it was to last.
create view workshops.counted_session with (security_invoker = true) as
    select s.id, s.association, s.day, s.trainers, c.point, c.programmes, c.made_by, w.id as workshop, w.title, w.gestures,
           (extract(epoch from upper(s.during) - lower(s.during)) / 60)::int as planned_minutes, a.headcount, a.minutes
    from workshops.session s
    join workshops.cycle c on c.id = s.cycle join workshops.workshop w on w.id = c.workshop
    join activities.counted_activity a on a.id = s.id
    where s.cancelled_at is null;

-- Persons at a session who are not enrolled, by the sheet that saw the most of them.
create view workshops.counted_sheet with (security_invoker = true) as
    select c.association, c.session, s.day, c.dimension, c.code, c.persons
    from workshops.sheet_count c join workshops.session s on s.id = c.session
    where c.device = (
        select h.device from workshops.sheet h where h.session = c.session and not h.overruled
        order by h.total desc, h.device desc limit 1);

create view workshops.used_voucher with (security_invoker = true) as
    select association, used_on, asked_on from workshops.voucher;
grant select on workshops.counted_session, workshops.counted_sheet, workshops.used_voucher to ${app};
