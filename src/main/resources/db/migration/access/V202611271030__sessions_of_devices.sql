-- On which devices that keep records a session is open: they end when the device is revoked. Two requests of one session may say it at once.
create table access.session_device (
    session_primary_id char(36) not null references access.session (primary_id) on delete cascade,
    device             uuid not null,
    primary key (session_primary_id, device)
);
create index session_device_by_device on access.session_device (device);

grant select, insert, delete on access.session_device to ${app};
