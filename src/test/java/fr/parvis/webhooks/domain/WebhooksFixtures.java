// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import fr.parvis.GivenSettings;
import fr.parvis.SettableClock;
import fr.parvis.audit.Journal;
import fr.parvis.people.Sealing;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.webhooks.WebhooksSettings;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks with a clock of the test's own, which may call this machine. */
public class WebhooksFixtures {
    public final SettableClock clock = new SettableClock();
    final KeepEndpoints endpoints;
    final NoteEvent note;
    final SendEvents send;
    private final TransactionTemplate transaction;

    public WebhooksFixtures(
            JdbcClient database,
            Sealing sealing,
            Journal journal,
            JsonMapper json,
            PlatformTransactionManager transactions,
            boolean inner) {
        var address = new EndpointAddress(GivenSettings.of(WebhooksSettings.class, "inner-addresses", inner));
        endpoints = new KeepEndpoints(database, sealing, address, journal, clock);
        note = new NoteEvent(database, json, clock);
        send = new SendEvents(
                database,
                sealing,
                new PostEvent(address, Duration.ofSeconds(3)),
                json,
                clock,
                GivenSettings.address("https://parvis.example/"),
                transactions);
        transaction = new TransactionTemplate(transactions);
    }

    /** An endpoint and its secret. */
    public record Made(UUID id, String secret) {}

    /** In the scope of whoever asks. */
    public Made anEndpoint(String url, EventType... events) {
        var codes = Set.of(events).stream().map(EventType::code).toList();
        var added = transaction.execute(_ ->
                endpoints.add(new KeepEndpoints.Command(Ids.next(), "Tableau de bord", url, Set.copyOf(codes), 0)));
        if (added instanceof Outcome.Done(KeepEndpoints.Added.With(var id, var secret))) return new Made(id, secret);
        throw new IllegalStateException(String.valueOf(added));
    }

    Endpoint find(UUID endpoint) {
        return transaction.execute(_ -> endpoints.find(endpoint).orElseThrow());
    }
}
