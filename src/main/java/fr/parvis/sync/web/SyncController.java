// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parvis.access.DeviceSessions;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.Words;
import fr.parvis.sync.CommandHandler.Merged;
import fr.parvis.sync.CommandHandler.Standing;
import fr.parvis.sync.DeviceChanges;
import fr.parvis.sync.SyncAddresses;
import fr.parvis.sync.domain.Decision;
import fr.parvis.sync.domain.Devices;
import fr.parvis.sync.domain.HoldForReview;
import fr.parvis.sync.domain.ReceivedCommand;
import fr.parvis.sync.domain.TakeBatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes batches of commands from devices and tells them what changed; the contract is {@code docs/sync.md}. */
@RestController
@Tag(name = "sync", description = "Recording from a device: commands in, answers and changes out")
class SyncController {
    static final int COMMANDS = 200;
    static final int BYTES = 1_000_000;
    private static final int CHANGES = 300;

    /** The description of a visit, which its module adds to that of the API. */
    private static final String VISIT = "#/components/schemas/Visit";

    /** Commands of a device; for the description of the API. */
    record Batch(
            @Schema(description = "identifier that the device keeps")
            UUID device,

            @Schema(description = "whose commands they are; when it is not who is signed in, the answer is 401")
            @Nullable
            UUID account,

            @Schema(description = "the device's clock, uncorrected", example = "2026-11-25T09:12:44Z") @Nullable
            String clock,

            @Schema(description = "of the answer before; empty from the start; left out when no changes are wanted")
            @Nullable
            String cursor,

            @Schema(description = "how many commands wait on the device") @Nullable
            Integer unsent,

            @Schema(maxLength = COMMANDS) List<Command> commands) {

        @Schema(name = "SyncCommand")
        record Command(
                @Schema(description = "UUID version 7, made on the device")
                UUID id,

                @Schema(description = "the device's counter: the order of its commands", example = "17") @Nullable
                Long seq,

                @Schema(description = "version of the payload's layout", example = "2")
                int form,

                @Schema(
                        description = "record-visit, correct-visit, cancel-visit, and those of other modules",
                        example = "record-visit")
                String type,

                @Schema(description = "when it was made", example = "2026-11-25T09:12:44Z")
                String at,

                @Schema(
                        description =
                                "milliseconds that the device had added to its own clock; null when it had never measured it")
                @Nullable
                Long offset,

                @Schema(description = "the refused command that this one says anew") @Nullable
                UUID replaces,

                @Schema(description = "the command that this one was made on top of, before it was answered") @Nullable
                UUID after,

                @Schema(type = "object", description = "see docs/sync.md")
                Object payload) {}
    }

    /** Answers to the device. */
    @Schema(name = "SyncAnswers")
    record Answers(
            @Schema(description = "the server's clock") Instant now,
            List<Answer> answers,

            @Schema(description = "revision of the code lists")
            long nomenclature,

            DeviceState device,

            @Schema(description = "to ask with next time") @Nullable
            String cursor,

            @Schema(description = "there is more to be had with that cursor") @Nullable
            Boolean more,

            @Nullable Changes changes) {}

    /** Whether the device is still welcome. */
    record DeviceState(boolean revoked) {}

    /** Changes since the cursor, of my visits of the last 14 days. */
    record Changes(
            @Schema(description = "this begins anew: what is not told is not there")
            boolean all,

            @ArraySchema(schema = @Schema(ref = VISIT)) List<?> visits,
            List<UUID> gone) {}

    /** Outcome of one command. */
    @Schema(name = "SyncAnswer")
    record Answer(
            String id,
            Decision.Outcome outcome,
            Decision.@Nullable Outcome first,

            @Schema(description = "the version that it made, when it was accepted") @Nullable
            Integer version,

            @Schema(description = "how a visit stands", ref = VISIT) @Nullable
            Object visit,

            @Schema(type = "object", description = "how what is no visit stands") @Nullable
            Object content,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> problems,

            @Schema(description = "joined with what others had said meanwhile") @Nullable
            Merged merged,

            @Schema(description = "fields of which both say something else") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<String> clash) {}

    /** Problem of a field: what is wrong and where, in the user's words. */
    @Schema(name = "SyncProblem")
    record FieldProblem(String field, String message) {}

    private final TakeBatch takeBatch;
    private final HoldForReview keepForAPerson;
    private final Devices devices;
    private final DeviceSessions sessions;
    private final DeviceChanges changes;
    private final Nomenclature nomenclature;
    private final ReadBody read;
    private final Clock clock;

    SyncController(
            TakeBatch takeBatch,
            HoldForReview keepForAPerson,
            Devices devices,
            DeviceSessions sessions,
            DeviceChanges changes,
            Nomenclature nomenclature,
            ReadBody read,
            Clock clock) {
        this.takeBatch = takeBatch;
        this.keepForAPerson = keepForAPerson;
        this.devices = devices;
        this.sessions = sessions;
        this.changes = changes;
        this.nomenclature = nomenclature;
        this.read = read;
        this.clock = clock;
    }

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @PostMapping(SyncAddresses.BATCHES)
    @Operation(
            operationId = "applyCommands",
            summary = "Apply commands, ask for changes",
            description =
                    "Each command is applied once, however often it arrives; one bad command never blocks the others. The body may be compressed (Content-Encoding: gzip).",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Batch.class))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "one answer for each command that was decided",
                        content = @Content(schema = @Schema(implementation = Answers.class))),
                @ApiResponse(responseCode = "400", description = "not a batch", content = @Content),
                @ApiResponse(responseCode = "413", description = "more than 200 commands or 1 MB", content = @Content)
            })
    ResponseEntity<?> take(HttpServletRequest request, @Parameter(hidden = true) SignedIn who) {
        return switch (read.of(request, BYTES)) {
            case ReadBody.Body.Refused refused -> Refusal.of(refused.status(), refused.key());
            case ReadBody.Body.Read body -> take(body.json(), request, who);
        };
    }

    private ResponseEntity<?> take(JsonNode body, HttpServletRequest request, SignedIn who) {
        // a page left open by somebody else: its commands wait for that person, and are not the one's who signed in
        // since
        var author = body.path("account");
        if (!author.isMissingNode() && !who.account().toString().equals(author.asString("")))
            return Refusal.of(HttpStatus.UNAUTHORIZED, "other-account");
        var commands = body.path("commands");
        var device = ReceivedCommand.uuid(body.path("device"));
        if (device == null || !commands.isArray()) return Refusal.of(HttpStatus.BAD_REQUEST, "malformed");
        if (commands.size() > COMMANDS) return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        var list = new ArrayList<JsonNode>(commands.size());
        commands.forEach(list::add);
        sessions.openOn(OwnSession.of(request), device);
        var unsent = body.path("unsent");
        boolean revoked = devices.heard(
                device, who.account(), unsent.isInt() && unsent.asInt() >= 0 ? Integer.valueOf(unsent.asInt()) : null);
        var batch = new TakeBatch.Batch(device, ReceivedCommand.instant(body.path("clock")), list);
        // a session that still lives on it makes a lost device no better
        var answers = (revoked ? keepForAPerson.handle(who.account(), batch) : takeBatch.handle(batch))
                .stream().map(decision -> answer(decision)).toList();
        var cursor = body.path("cursor");
        var changed = cursor.isString() && !revoked ? changes.since(cursor.asString(), CHANGES) : null;
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(new Answers(
                        clock.instant(),
                        answers,
                        nomenclature.revision(),
                        new DeviceState(revoked),
                        changed == null ? null : changed.cursor(),
                        changed == null ? null : changed.more(),
                        changed == null ? null : new Changes(changed.all(), changed.current(), changed.gone())));
    }

    private static Answer answer(Decision decision) {
        var standing = decision.standing();
        return new Answer(
                decision.id(),
                decision.outcome(),
                decision.first(),
                decision.version(),
                content(standing, Standing.VISIT),
                content(standing, Standing.CONTENT),
                decision.problems().stream()
                        .map(problem -> new FieldProblem(problem.field(), Words.t(problem)))
                        .toList(),
                decision.merged(),
                decision.clash());
    }

    private static @Nullable Object content(@Nullable Standing standing, String field) {
        return standing != null && standing.field().equals(field) ? standing.content() : null;
    }
}
