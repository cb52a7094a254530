-- More facts, of tables whose rows go again with what they are about: appointments, attempts to reach households, home visits for energy, gestures that were
-- looked at. The database answers them; they are not copied. No person, no note.
create view indicators.fact_appointment with (security_invoker = true) as
    select b.association, b.point, b.day,
           (extract(year from b.day) * 100 + extract(month from b.day))::int as month,
           (extract(year from b.day) * 10 + extract(quarter from b.day))::int as quarter,
           extract(year from b.day)::int as year, extract(isodow from b.day)::int as weekday,
           b.state as appointment_state
    from appointments.booking b where b.state <> 'cancelled';

create view indicators.fact_assessment with (security_invoker = true) as
    select a.association, a.point, a.day,
           (extract(year from a.day) * 100 + extract(month from a.day))::int as month,
           (extract(year from a.day) * 10 + extract(quarter from a.day))::int as quarter,
           extract(year from a.day)::int as year, extract(isodow from a.day)::int as weekday
    from skills.assessment a;

create view indicators.fact_home with (security_invoker = true) as
    select v.association, v.point, v.day,
           (extract(year from v.day) * 100 + extract(month from v.day))::int as month,
           (extract(year from v.day) * 10 + extract(quarter from v.day))::int as quarter,
           extract(year from v.day)::int as year, extract(isodow from v.day)::int as weekday
    from homes.visit v;

create view indicators.fact_contact with (security_invoker = true) as
    select t.association, t.day,
           (extract(year from t.day) * 100 + extract(month from t.day))::int as month,
           (extract(year from t.day) * 10 + extract(quarter from t.day))::int as quarter,
           extract(year from t.day)::int as year, extract(isodow from t.day)::int as weekday,
           t.channel, t.outcome as contact_result
    from outreach.attempt t;

grant select on indicators.fact_appointment, indicators.fact_assessment, indicators.fact_home, indicators.fact_contact to ${app};
