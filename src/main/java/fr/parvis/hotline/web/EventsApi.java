// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.hotline.domain.MissedCalls;
import fr.parvis.hotline.domain.MissedCalls.Event;
import fr.parvis.hotline.domain.MissedCalls.Kind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events of a telephone system, with a token: a missed call becomes a promise to call back. The contract is {@code docs/hotline.md}. */
@RestController
@Tag(name = "hotline", description = "The line: missed calls that a telephone system reports")
class EventsApi {
    static final String ADDRESS = "/api/v1/hotline/events";
    private static final int LONGEST = 200;

    private final MissedCalls missed;

    EventsApi(MissedCalls missed) {
        this.missed = missed;
    }

    /** As telephone systems push it; what else they tell is left out. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record CallEvent(
            @Schema(allowableValues = {"newCall", "answer", "hangup"}) @Nullable
            String event,

            @Schema(description = "the telephone system's name of the call") @Nullable
            String callId,

            @Schema(description = "the caller's number; empty where it is hidden") @Nullable
            String from,

            @Schema(description = "in (somebody calls us) or out") @Nullable
            String direction) {}

    @Requires(Right.SUPERVISE_LINE)
    @PostMapping(path = ADDRESS, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "reportCallEvent",
            summary = "Report an event of a call",
            description =
                    "A call that ends without having been answered becomes a promise to call back. Events may come twice and in any order.",
            responses = {
                @ApiResponse(responseCode = "204", description = "taken", content = @Content),
                @ApiResponse(responseCode = "400", description = "not an event", content = @Content)
            })
    ResponseEntity<Void> json(@RequestBody CallEvent sent) {
        return take(sent);
    }

    @Requires(Right.SUPERVISE_LINE)
    @PostMapping(path = ADDRESS, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(hidden = true)
    ResponseEntity<Void> form(
            @RequestParam(required = false) @Nullable String event,
            @RequestParam(required = false) @Nullable String callId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String direction) {
        return take(new CallEvent(event, callId, from, direction));
    }

    private ResponseEntity<Void> take(CallEvent sent) {
        var kind = kind(sent.event());
        var call = sent.callId();
        var from = sent.from();
        if (kind == null
                || call == null
                || call.isBlank()
                || call.length() > LONGEST
                || from != null && from.length() > LONGEST)
            return ResponseEntity.status(HttpStatus.BAD_REQUEST).build();
        missed.handle(new Event(kind, call, from, !"out".equals(sent.direction())));
        return ResponseEntity.noContent().build();
    }

    private static @Nullable Kind kind(@Nullable String event) {
        return switch (event) {
            case "newCall" -> Kind.NEW_CALL;
            case "answer" -> Kind.ANSWER;
            case "hangup" -> Kind.HANGUP;
            case null, default -> null;
        };
    }
}
