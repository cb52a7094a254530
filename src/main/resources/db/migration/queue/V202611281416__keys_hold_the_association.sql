call access.bind_key('queue.setting', 'setting_point_fkey');
call access.bind_key('queue.device', 'device_point_fkey');
call access.bind_key('queue.ticket', 'ticket_point_fkey');
