-- What the device's browser and system are called, by which who manages devices recognises one that nobody named; empty where it is not known.
alter table sync.device
    add column browser text not null default '' check (length(browser) <= 20),
    add column system text not null default '' check (length(system) <= 20);
