create schema indicators;
grant usage on schema indicators to ${app};

-- The facts that indicators count: no person and no note. The same names and columns in the copy, there with short numbers instead of codes; the
-- accounts of colleagues at the end are for their own figures and are not copied. Days as they are grouped, so that no statement computes with dates.
create view indicators.fact_visit with (security_invoker = true) as
    select v.no as visit, v.association, v.point, v.team, v.day,
           (extract(year from v.day) * 100 + extract(month from v.day))::int as month,
           (extract(year from v.day) * 10 + extract(quarter from v.day))::int as quarter,
           extract(year from v.day)::int as year, extract(isodow from v.day)::int as weekday,
           v.presence, lower(v.direction) as direction, v.partner, v.age_band, v.gender, v.situation, v.language,
           case when v.first_visit then 'yes' when not v.first_visit then 'no' end as first_visit, v.commune as home_commune, v.persons,
           v.mediators, v.id
    from visits.counted_visit v;

create view indicators.fact_request with (security_invoker = true) as
    select v.no as visit, v.association, v.point, v.team, v.day,
           (extract(year from v.day) * 100 + extract(month from v.day))::int as month,
           (extract(year from v.day) * 10 + extract(quarter from v.day))::int as quarter,
           extract(year from v.day)::int as year, extract(isodow from v.day)::int as weekday,
           v.presence, lower(v.direction) as direction, v.partner, v.age_band, v.gender, v.situation, v.language,
           case when v.first_visit then 'yes' when not v.first_visit then 'no' end as first_visit, v.commune as home_commune, v.persons,
           v.theme, v.operator, v.level, v.result, v.blocker, v.support, v.autonomy, v.device, v.minutes,
           v.mediators, v.visit as id
    from visits.counted_act v;

create view indicators.fact_activity with (security_invoker = true) as
    select a.association, a.point, a.day,
           (extract(year from a.day) * 100 + extract(month from a.day))::int as month,
           (extract(year from a.day) * 10 + extract(quarter from a.day))::int as quarter,
           extract(year from a.day)::int as year, extract(isodow from a.day)::int as weekday,
           a.kind as activity, a.partner, a.minutes, a.headcount, array[a.account] || a.colleagues as mediators
    from activities.counted_activity a;

create view indicators.fact_ticket with (security_invoker = true) as
    select t.association, t.point, t.day,
           (extract(year from t.day) * 100 + extract(month from t.day))::int as month,
           (extract(year from t.day) * 10 + extract(quarter from t.day))::int as quarter,
           extract(year from t.day)::int as year, extract(isodow from t.day)::int as weekday,
           t.outcome as ticket_end, nullif(t.reason, '') as ticket_reason,
           case when t.waited_seconds >= 3600 then '60' when t.waited_seconds >= 1800 then '30' when t.waited_seconds >= 1200 then '20'
                when t.waited_seconds >= 600 then '10' when t.waited_seconds >= 300 then '5' else '0' end as waited,
           t.persons, t.waited_seconds as seconds
    from queue.counted_ticket t;

create view indicators.fact_call with (security_invoker = true) as
    select c.association, c.day,
           (extract(year from c.day) * 100 + extract(month from c.day))::int as month,
           (extract(year from c.day) * 10 + extract(quarter from c.day))::int as quarter,
           extract(year from c.day)::int as year, extract(isodow from c.day)::int as weekday,
           c.outcome as call_result, c.seconds, array[c.account] as mediators
    from hotline.counted_call c;

create view indicators.fact_movement with (security_invoker = true) as
    select m.association, m.point, m.day,
           (extract(year from m.day) * 100 + extract(month from m.day))::int as month,
           (extract(year from m.day) * 10 + extract(quarter from m.day))::int as quarter,
           extract(year from m.day)::int as year, extract(isodow from m.day)::int as weekday,
           m.kind as item, m.movement
    from equipment.counted_movement m;

-- What facts are joined with.
create view indicators.dim_point with (security_invoker = true) as
    select p.id as point, p.insee as commune, c.department from network.point p join network.commune c on c.insee = p.insee;
create view indicators.dim_commune with (security_invoker = true) as
    select c.insee as commune, c.department from network.commune c;
create view indicators.dim_theme with (security_invoker = true) as
    select v.code as theme, v.parent as family, coalesce(lower(v.valid), date '0001-01-01') as valid_from,
           coalesce(upper(v.valid), date '9999-12-31') as valid_until
    from nomenclature.code_version v where v.list = 'theme';

grant select on indicators.fact_visit, indicators.fact_request, indicators.fact_activity, indicators.fact_ticket, indicators.fact_call,
    indicators.fact_movement, indicators.dim_point, indicators.dim_commune, indicators.dim_theme to ${app};
