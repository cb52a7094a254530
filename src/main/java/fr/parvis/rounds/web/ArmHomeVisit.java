// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.rounds.domain.Result;
import fr.parvis.rounds.domain.home.HomeVisit;
import fr.parvis.rounds.domain.home.KeepHomeVisit;
import fr.parvis.values.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Arms a home visit from a device that has network now: answered at once, because one that is armed later is not armed. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class ArmHomeVisit {
    private final KeepHomeVisit keep;
    private final Choices choices;
    private final Clock clock;

    ArmHomeVisit(KeepHomeVisit keep, Choices choices, Clock clock) {
        this.keep = keep;
        this.choices = choices;
        this.clock = clock;
    }

    /**
     * @param account account that arms; when it is not the one signed in, as on a shared device, the answer is 401
     * @param commune its code or its name
     * @param minutes from now: the device's clock may be wrong
     */
    record Asked(
            @Nullable UUID account,
            @Nullable UUID homeVisit,
            @Nullable String commune,
            @Nullable String privateNote,
            @Nullable String toCall,
            @Nullable Integer minutes) {}

    record Armed(boolean armed, UUID homeVisit, String commune, Instant expectedEnd) {}

    record Refused(boolean armed, List<At> problems) {
        record At(String field, String message) {}
    }

    @PostMapping("/capture/home-visits.json")
    ResponseEntity<?> arm(@RequestBody Asked asked, SignedIn who) {
        if (asked.account() != null && !asked.account().equals(who.account()))
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();

        var commune = choices.commune(asked.commune() == null ? "" : asked.commune());
        var id = asked.homeVisit();
        if (commune.isEmpty() || id == null)
            return refused(List.of(Problem.of("commune", "rounds.problem.commune-unknown")));
        var now = clock.instant();
        var decided = keep.arm(new KeepHomeVisit.Asked(
                id,
                commune.get().insee(),
                asked.privateNote(),
                asked.toCall(),
                null,
                List.of(),
                now,
                asked.minutes() == null ? null : now.plus(Duration.ofMinutes(asked.minutes())),
                null));
        return switch (decided) {
            case Result.Accepted<HomeVisit>(var visit) ->
                ResponseEntity.ok(new Armed(visit.running(), visit.id(), visit.commune(), visit.expectedEnd()));
            case Result.Rejected<HomeVisit>(var problems) -> refused(problems);
            case Result.Conflict<HomeVisit> never ->
                ResponseEntity.status(HttpStatus.CONFLICT).build();
        };
    }

    private static ResponseEntity<?> refused(List<Problem> problems) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(new Refused(
                        false,
                        problems.stream()
                                .map(p -> new Refused.At(p.field(), t(p)))
                                .toList()));
    }
}
