alter table homes.visit add unique (association, id);

call access.bind_key('homes.visit', 'visit_case_file_fkey');
call access.bind_key('homes.visit', 'visit_point_fkey');
call access.bind_key('homes.section', 'section_visit_fkey');
call access.bind_key('homes.sharing', 'sharing_visit_fkey');
call access.bind_key('homes.follow_up', 'follow_up_case_file_fkey');

revoke delete on homes.section, homes.follow_up from ${app};
