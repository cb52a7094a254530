-- Devices that keep commands: what somebody called each, who used it, whether it was revoked. A device that two associations share has
-- a row in each.
create table sync.device (
    association uuid not null,
    id          uuid not null,
    label       text not null check (length(label) <= 60),
    made_at     timestamptz not null,
    seen_at     timestamptz not null,
    -- how many commands wait on it, as it said last
    unsent      int,
    revoked_at  timestamptz,
    revoked_by  uuid,
    primary key (association, id)
);
create index device_seen on sync.device (association, seen_at);

-- Each account on a device. The device's keys and proofs are made of this random part and of a secret that is not in the database.
create table sync.device_account (
    association uuid not null,
    device      uuid not null,
    account     uuid not null,
    part        bytea not null check (length(part) = 32),
    made_at     timestamptz not null,
    seen_at     timestamptz not null,
    primary key (association, device, account),
    foreign key (association, device) references sync.device
);

do $$
declare t text;
begin
    foreach t in array array['device', 'device_account'] loop
        execute format('alter table sync.%I enable row level security', t);
        execute format('alter table sync.%I force row level security', t);
        execute format('create policy own on sync.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;
grant select, insert, update on sync.device, sync.device_account to ${app};
