alter table activities.activity add unique (association, id);
call access.bind_key('activities.earlier_version', 'earlier_version_activity_fkey');
