// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Errors of the API in English, for programs and their developers; our own pages are answered in the user's words. */
final class ApiProblem {
    private record Text(String title, String detail) {}

    private static final Map<String, Text> TEXTS = Map.ofEntries(
            Map.entry("not-found", new Text("Not found", "There is none, or none that the account may see.")),
            Map.entry(
                    "not-allowed",
                    new Text("Not allowed", "The scopes of the token, or its account, do not allow it.")),
            Map.entry(
                    "signed-out",
                    new Text("No valid token", "Send Authorization: Bearer with a token that is not over.")),
            Map.entry("too-many", new Text("Too many requests", "Wait for the seconds of Retry-After.")),
            Map.entry("too-large", new Text("Too large", "The body is longer than any that is taken.")),
            Map.entry("form-too-large", new Text("Too large", "The body is longer than any that is taken.")),
            Map.entry("not-understood", new Text("Not understood", "The request cannot be read.")),
            Map.entry("changed-meanwhile", new Text("Changed meanwhile", "Read it again, then try again.")),
            Map.entry("busy", new Text("Busy", "Wait for the seconds of Retry-After.")),
            Map.entry("database-away", new Text("Database away", "Wait for the seconds of Retry-After.")),
            Map.entry("disk-full", new Text("Disk full", "Whoever runs Parvis has to make room.")),
            Map.entry("unforeseen", new Text("Fault", "It is logged under the reference.")));

    private static final Text OTHER = new Text("Error", "");

    private ApiProblem() {}

    static String title(String kind) {
        return TEXTS.getOrDefault(kind, OTHER).title;
    }

    static String detail(String kind) {
        return TEXTS.getOrDefault(kind, OTHER).detail;
    }

    /** With a token, or without what each browser sends of itself. */
    static boolean asksAsProgram(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null || request.getHeader("Sec-Fetch-Site") == null;
    }
}
