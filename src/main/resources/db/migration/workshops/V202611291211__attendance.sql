-- How many sheets of a session were kept: a page that shows an earlier number is out of date.
alter table workshops.session add sheets int not null default 0;

create index session_by_day on workshops.session (association, day);

-- What one device noted of a session, whole; the page of the office is the device of zeros. Of one device the latest stands, by its own counter; what
-- several noted is read together. "overruled": somebody at the office saw it and noted otherwise. "total": persons who are not enrolled.
create table workshops.sheet (
    association uuid not null,
    session     uuid not null,
    device      uuid not null,
    seq         bigint not null,
    noted_by    uuid not null,
    noted_at    timestamptz not null,
    overruled   boolean not null default false,
    total       int not null default 0 check (total between 0 and 500),
    primary key (association, session, device),
    foreign key (association, session) references workshops.session (association, id)
);

create table workshops.attendance (
    association uuid not null,
    session     uuid not null,
    device      uuid not null,
    enrolment   uuid not null,
    attendance  text not null check (attendance in ('here', 'late', 'absent')),
    primary key (association, session, device, enrolment),
    foreign key (association, session, device) references workshops.sheet on delete cascade,
    foreign key (association, enrolment) references workshops.enrolment (association, id)
);
create index attendance_of on workshops.attendance (association, enrolment);

-- Persons without a name as counts, one dimension at a time: no row holds two, so that nobody can be made up of them. Codes are the nomenclature's.
create table workshops.sheet_count (
    association uuid not null,
    session     uuid not null,
    device      uuid not null,
    dimension   text not null check (dimension in ('age-band', 'gender', 'situation')),
    code        text not null check (length(code) between 1 and 60),
    persons     int not null check (persons between 1 and 500),
    primary key (association, session, device, dimension, code),
    foreign key (association, session, device) references workshops.sheet on delete cascade
);

-- How people left: 1 content, 2 so-so, 3 not. Counts of nobody.
create table workshops.smile (
    association uuid not null,
    session     uuid not null,
    device      uuid not null,
    face        smallint not null check (face between 1 and 3),
    persons     int not null check (persons between 1 and 500),
    primary key (association, session, device, face),
    foreign key (association, session, device) references workshops.sheet on delete cascade
);

do $$
declare t text;
begin
    foreach t in array array['sheet', 'attendance', 'sheet_count', 'smile'] loop
        execute format('alter table workshops.%I enable row level security', t);
        execute format('alter table workshops.%I force row level security', t);
        execute format('create policy own on workshops.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
        execute format('grant select, insert, update, delete on workshops.%I to ${app}', t);
    end loop;
end $$;
revoke delete on workshops.sheet from ${app};
revoke update on workshops.attendance, workshops.sheet_count, workshops.smile from ${app};
