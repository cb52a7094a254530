// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import fr.parvis.limits.RateLimiter;
import fr.parvis.shell.Words;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** The problem document that answers a whole batch: nothing of it was decided. */
final class Refusal {
    private Refusal() {}

    static ResponseEntity<ProblemDetail> of(HttpStatus status, String key) {
        return of(status, key, Duration.ZERO);
    }

    /** @param wait time until to ask again; zero says nothing of it */
    static ResponseEntity<ProblemDetail> of(HttpStatus status, String key, Duration wait) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("about:blank"));
        problem.setTitle(Words.t("sync." + key + ".title"));
        problem.setDetail(Words.t("sync." + key + ".text"));
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (!wait.isZero()) response.header(HttpHeaders.RETRY_AFTER, RateLimiter.retryAfter(wait));
        return response.body(problem);
    }
}
