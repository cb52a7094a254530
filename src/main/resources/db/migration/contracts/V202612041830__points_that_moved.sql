-- The network's head changes points of associations: rules about places may fit other acts then.
create policy of_the_network on contracts.reattribution_due for insert with check ((select current_setting('parvis.scope', true)) = 'network');
