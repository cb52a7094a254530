// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.intake.HandOver;
import fr.parvis.intake.HandOver.Outcome;
import fr.parvis.limits.RateLimiter;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Receives lists from a partner's program, with its own account: stored sealed, until the association imports them. */
@RestController
@Tag(name = "lists", description = "Households that a partner asks the network to contact")
class HandOverApi {
    /** In which files that wait are imported, where nobody has to look at them first. */
    private static final Duration IMPORTED_WITHIN = Duration.ofMinutes(1);

    /**
     * Outcome of a file.
     *
     * @param outcome {@code waiting}, {@code already}, {@code refused} or {@code not-yours}
     */
    @Schema(name = "HandOverAnswer")
    record Answer(
            @Schema(allowableValues = {"waiting", "already", "refused", "not-yours"})
            String outcome,

            @Schema(description = "the same in words, and what to do")
            String message) {}

    private final HandOver handOver;

    HandOverApi(HandOver handOver) {
        this.handOver = handOver;
    }

    @Requires(Right.SEE_OWN_LISTS)
    @PostMapping("/api/v1/partner/lists/{arrangement}")
    @Operation(
            operationId = "handListOver",
            summary = "Upload a list (partner)",
            description =
                    "The file itself (CSV in any encoding, or XLSX) is the body; it is stored encrypted until the association imports it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))),
            responses = {
                @ApiResponse(responseCode = "202", description = "Accepted; waits for the association to import it"),
                @ApiResponse(responseCode = "200", description = "this very file was uploaded before"),
                @ApiResponse(
                        responseCode = "403",
                        description = "the arrangement is another's; a problem where the token does not allow it",
                        content = @Content(schema = @Schema(implementation = Answer.class))),
                @ApiResponse(
                        responseCode = "413",
                        description = "too large",
                        content = @Content(schema = @Schema(implementation = Answer.class))),
                @ApiResponse(
                        responseCode = "422",
                        description = "no list, or none is agreed on today",
                        content = @Content(schema = @Schema(implementation = Answer.class))),
                @ApiResponse(
                        responseCode = "429",
                        description = "as many lists wait as may; a problem where too much was asked: see Retry-After",
                        content = @Content(schema = @Schema(implementation = Answer.class)))
            })
    ResponseEntity<Answer> hand(
            @PathVariable UUID arrangement,
            @RequestParam(defaultValue = "liste.csv") String name,
            HttpServletRequest request,
            @Parameter(hidden = true) SignedIn who)
            throws IOException {
        var bytes = request.getInputStream().readNBytes(HandOver.MOST_BYTES + 1);
        try {
            var outcome = handOver.handle(new HandOver.Command(arrangement, "token", name, bytes, who.account()));
            var said = outcome.text(name);
            return switch (outcome) {
                case Outcome.Waiting waiting -> answer(HttpStatus.ACCEPTED, "waiting", said);
                case Outcome.Already already -> answer(HttpStatus.OK, "already", said);
                case Outcome.Ended ended -> answer(HttpStatus.UNPROCESSABLE_CONTENT, "refused", said);
                case Outcome.Empty empty -> answer(HttpStatus.UNPROCESSABLE_CONTENT, "refused", said);
                case Outcome.TooLarge large -> answer(HttpStatus.CONTENT_TOO_LARGE, "refused", said);
                case Outcome.NotATable other -> answer(HttpStatus.UNPROCESSABLE_CONTENT, "refused", said);
                case Outcome.TooManyWaiting many ->
                    answered(HttpStatus.TOO_MANY_REQUESTS)
                            .header(HttpHeaders.RETRY_AFTER, RateLimiter.retryAfter(IMPORTED_WITHIN))
                            .body(new Answer("refused", said));
            };
        } catch (NotFound another) {
            return answer(HttpStatus.FORBIDDEN, "not-yours", Words.t("intake.api.not-yours"));
        }
    }

    private static ResponseEntity<Answer> answer(HttpStatus status, String outcome, String message) {
        return answered(status).body(new Answer(outcome, message));
    }

    private static ResponseEntity.BodyBuilder answered(HttpStatus status) {
        return ResponseEntity.status(status).header("Cache-Control", "no-store");
    }
}
