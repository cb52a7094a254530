// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.web;

import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.webhooks.domain.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Endpoints of an association.
 *
 * @param form of a new one
 * @param events events that it may receive
 */
public record WebhooksPage(List<Row> rows, Form form, List<Option> events, Problems problems) {

    /** @param kind of the badge */
    public record Row(String href, String name, String host, String state, String kind, String waiting) {}

    /** Form of an endpoint, as typed. */
    public record Form(String id, String name, String url, List<String> events, String version) {
        static Form blank(UUID id) {
            return new Form(id.toString(), "", "", List.of(), "0");
        }

        static Form of(Endpoint it) {
            return new Form(it.id().toString(), it.name(), it.url(), it.events(), String.valueOf(it.version()));
        }

        static Form of(MultiValueMap<String, String> sent) {
            var one = sent.toSingleValueMap();
            return new Form(
                    text(one, "id"),
                    text(one, "name"),
                    text(one, "url"),
                    List.copyOf(new TreeSet<>(sent.getOrDefault("events", List.of()))),
                    text(one, "version"));
        }

        private static String text(Map<String, String> sent, String field) {
            return FormFields.text(sent, field);
        }
    }

    /**
     * One endpoint with its log.
     *
     * @param secret just made, shown once; empty otherwise
     * @param stopped reason why it is, in words; null while it is called
     * @param trouble problem with it, in words; null when it takes what is sent
     * @param failed number of deliveries given up
     */
    public record One(
            String address,
            String name,
            String secret,
            @Nullable String stopped,
            @Nullable String trouble,
            String lastSent,
            int waiting,
            int failed,
            Form form,
            List<Option> events,
            Problems problems,
            List<Sent> log,
            int total,
            int page,
            int pages,
            int days) {}

    /**
     * A delivery.
     *
     * @param answer or error
     * @param replay address that sends it again; null while it waits
     */
    public record Sent(
            String event,
            String at,
            String state,
            String kind,
            String answer,
            String attempts,
            @Nullable String replay) {}
}
