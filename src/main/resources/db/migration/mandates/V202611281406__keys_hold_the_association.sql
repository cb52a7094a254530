alter table mandates.mandate add unique (association, id);
alter table mandates.act add unique (association, id);

call access.bind_key('mandates.mandate', 'mandate_person_fkey');
call access.bind_key('mandates.signature', 'signature_mandate_fkey');
call access.bind_key('mandates.act', 'act_mandate_fkey');
call access.bind_key('mandates.act', 'act_person_fkey');
call access.bind_key('mandates.moved', 'moved_mandate_fkey');
call access.bind_key('mandates.moved', 'moved_act_fkey');

revoke delete on mandates.signature from ${app};
revoke update on mandates.moved from ${app};
