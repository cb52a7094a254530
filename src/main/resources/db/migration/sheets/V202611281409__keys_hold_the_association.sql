alter table sheets.card add unique (association, id);

call access.bind_key('sheets.stop', 'stop_card_fkey');
call access.bind_key('sheets.stop', 'stop_case_file_fkey');
call access.bind_key('sheets.stop', 'stop_visit_fkey');

revoke delete on sheets.code_secret from ${app};
revoke update on sheets.guess from ${app};
