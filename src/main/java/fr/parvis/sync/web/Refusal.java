package fr.parvis.sync.web;

import fr.parvis.shell.Words;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** The problem document that answers a whole batch: nothing of it was decided. */
final class Refusal {
    private Refusal() {}

    static ResponseEntity<ProblemDetail> of(HttpStatus status, String key) {
        return of(status, key, 0);
    }

    /** @param after in how many seconds to ask again */
    static ResponseEntity<ProblemDetail> of(HttpStatus status, String key, int after) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("about:blank"));
        problem.setTitle(Words.t("sync." + key + ".title"));
        problem.setDetail(Words.t("sync." + key + ".text"));
        var response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (after > 0) response.header("Retry-After", String.valueOf(after));
        return response.body(problem);
    }
}
