// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.limits.RateLimiter;
import fr.parvis.people.domain.FindPeople;
import fr.parvis.people.domain.PersonListItem;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A search that was made, or why it was not, in words.
 *
 * @param asked as it was typed
 * @param notSearched null when it was made
 * @param left until it may be made; null when it need not wait
 */
record PersonSearchResult(
        String asked,
        List<PersonListItem> found,
        @Nullable String notSearched,
        @Nullable Duration left) {
    private static final int LONGEST = 200;

    /** The search of a page, which says when it may be made. */
    static PersonSearchResult of(FindPeople find, String asked, HttpServletResponse response) {
        if (asked.isBlank()) return new PersonSearchResult(asked, List.of(), null, null);
        var result = of(asked, find.handle(asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked));
        var left = result.left();
        if (left != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RateLimiter.retryAfter(left));
        }
        return result;
    }

    /** The page of the search: 429 when it must wait. */
    String answer(String view) {
        return left == null ? view : FormAnswer.with(HttpStatus.TOO_MANY_REQUESTS, view);
    }

    static PersonSearchResult of(String asked, FindPeople.Search search) {
        return switch (search) {
            case FindPeople.Search.Found found -> new PersonSearchResult(asked, found.persons(), null, null);
            case FindPeople.Search.TooShort _ ->
                new PersonSearchResult(asked, List.of(), Words.t("people.search.short"), null);
            case FindPeople.Search.TooMany many ->
                new PersonSearchResult(
                        asked,
                        List.of(),
                        Words.t(
                                "people.search.many",
                                Math.max(1, many.left().plusSeconds(59).toMinutes())),
                        many.left());
        };
    }
}
