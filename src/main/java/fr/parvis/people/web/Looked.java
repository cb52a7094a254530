package fr.parvis.people.web;

import fr.parvis.people.domain.FindPeople;
import fr.parvis.people.domain.Listed;
import fr.parvis.shell.RateLimiter;
import fr.parvis.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A search that was made, or why it was not, in words.
 *
 * @param notSearched nothing when it was made
 */
record Looked(List<Listed> found, @Nullable String notSearched) {
    private static final int LONGEST = 200;

    static Looked of(FindPeople find, String asked, HttpServletResponse response) {
        if (asked.isBlank()) return new Looked(List.of(), null);
        return switch (find.handle(asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked)) {
            case FindPeople.Search.Found found -> new Looked(found.persons(), null);
            case FindPeople.Search.TooShort _ -> new Looked(List.of(), Words.t("people.search.short"));
            case FindPeople.Search.TooMany many -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader(HttpHeaders.RETRY_AFTER, RateLimiter.retryAfter(many.left()));
                yield new Looked(
                        List.of(),
                        Words.t(
                                "people.search.many",
                                Math.max(1, many.left().plusSeconds(59).toMinutes())));
            }
        };
    }
}
