// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.queue.domain.ActOnQueue;
import fr.parvis.queue.domain.Decision;
import fr.parvis.queue.domain.QueuePoints;
import fr.parvis.queue.domain.SeeQueue;
import fr.parvis.queue.web.QueueDocument.TicketDocument;
import fr.parvis.shell.Words;
import fr.parvis.values.Sha256;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The queue for the desk and other programs; the contract is {@code docs/queue.md}. */
@RestController
@Tag(name = "queue", description = "Who waits at a point, and what a mediator does about it")
class QueueApi {
    private static final int BYTES = 10_000;

    /** Answer to a command. */
    @Schema(name = "QueueAnswer")
    record Answer(
            @Schema(allowableValues = {"done", "refused"}) String outcome,

            @Schema(description = "in the user's words, when refused") @Nullable
            String message,

            @Schema(description = "the ticket concerned, as it stands now") @Nullable
            TicketDocument ticket,

            QueueDocument queue) {}

    private final SeeQueue seeQueue;
    private final ActOnQueue actOnQueue;
    private final QueuePoints points;
    private final JsonMapper json;
    private final JsonMapper strict;

    QueueApi(SeeQueue seeQueue, ActOnQueue actOnQueue, QueuePoints points, JsonMapper json) {
        this.seeQueue = seeQueue;
        this.actOnQueue = actOnQueue;
        this.points = points;
        this.json = json;
        this.strict = json.rebuild()
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @GetMapping(path = "/api/v1/queue", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getQueue",
            summary = "The queue of a point now",
            description = "Ask again with If-None-Match: 304 while nothing but the clock has changed.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "the queue",
                        content = @Content(schema = @Schema(implementation = QueueDocument.class))),
                @ApiResponse(responseCode = "304", description = "as before", content = @Content),
                @ApiResponse(responseCode = "404", description = "no point of the association", content = @Content)
            })
    @Nullable
    ResponseEntity<byte[]> queue(
            @RequestParam UUID point,
            @Parameter(hidden = true) SignedIn who,
            @Parameter(hidden = true) ServletWebRequest request) {
        var document = QueueDocument.of(seeQueue.at(points.get(point)), who.account());
        // weak: a strong one would keep the server from compressing
        var tag = "W/" + Sha256.etag(json.writeValueAsBytes(document.withoutNow()));
        if (request.checkNotModified(tag)) return null;
        return ResponseEntity.ok()
                .eTag(tag)
                // names of colleagues stay on no disk; whoever asks again gives the tag along itself
                .header("Cache-Control", "no-store")
                .body(json.writeValueAsBytes(document));
    }

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @PostMapping(path = "/api/v1/queue/commands")
    @Operation(
            operationId = "actOnQueue",
            summary = "Do one thing",
            description = "The same command sent twice is done once. A refused one changed nothing and says why.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = CommandBody.class))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "what became of it, and the queue as it stands now",
                        content = @Content(schema = @Schema(implementation = Answer.class))),
                @ApiResponse(responseCode = "400", description = "not a command", content = @Content),
                @ApiResponse(responseCode = "404", description = "no point of the association", content = @Content)
            })
    ResponseEntity<?> command(HttpServletRequest request, @Parameter(hidden = true) SignedIn who) throws IOException {
        var bytes = request.getInputStream().readNBytes(BYTES + 1);
        if (bytes.length > BYTES) return malformed();
        CommandBody body;
        try {
            body = strict.readValue(bytes, CommandBody.class);
        } catch (JacksonException e) {
            return malformed();
        }
        if (body == null) return malformed();
        return switch (body.read()) {
            case CommandBody.Reading.Malformed _ -> malformed();
            case CommandBody.Reading.UnknownCode(UUID point) ->
                answer(point, new Decision.Refused(Decision.Refusal.CODE_UNKNOWN, null), who);
            case CommandBody.Reading.Read(var command) -> answer(command.point(), actOnQueue.handle(command), who);
        };
    }

    private ResponseEntity<Answer> answer(UUID point, Decision decision, SignedIn who) {
        var ticket = decision.ticket();
        var name = ticket == null ? "" : seeQueue.name(ticket.standing().calledBy());
        var queue = QueueDocument.of(seeQueue.at(points.get(point)), who.account());
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(new Answer(
                        decision instanceof Decision.Done ? "done" : "refused",
                        decision instanceof Decision.Refused refused ? QueueWords.refusal(refused, name) : null,
                        ticket == null ? null : QueueDocument.of(ticket, who.account(), name),
                        queue));
    }

    private static ResponseEntity<ProblemDetail> malformed() {
        var problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
        problem.setType(URI.create("about:blank"));
        problem.setTitle(Words.t("queue.malformed.title"));
        problem.setDetail(Words.t("queue.malformed.text"));
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
