package fr.parvis.sync.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.Words;
import fr.parvis.sync.domain.Decision;
import fr.parvis.sync.domain.TakeBatch;
import fr.parvis.visits.Visit;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes batches of commands from devices; the contract is {@code docs/sync.md}. */
@RestController
@Tag(name = "sync", description = "Recording from a device: commands in, answers out")
class SyncController {
    static final int COMMANDS = 100;
    static final int BYTES = 1_000_000;

    /** What a device sends; for the description of the API. */
    record Batch(
            @Schema(description = "identifier that the device keeps")
            UUID device,

            @Schema(description = "whose commands they are; when it is not who is signed in, the answer is 401")
            @Nullable
            UUID account,

            @Schema(maxLength = COMMANDS) List<Command> commands) {

        record Command(
                @Schema(description = "UUID version 7, made on the device")
                UUID id,

                @Schema(description = "version of the payload's layout", example = "1")
                int form,

                @Schema(allowableValues = {"record-visit", "correct-visit", "cancel-visit"})
                String type,

                @Schema(description = "the device's clock", example = "2026-11-25T09:12:44Z")
                String at,

                @Schema(type = "object", description = "see docs/sync.md")
                Object payload) {}
    }

    /** What it is answered. */
    record Answers(
            List<Answer> answers,

            @Schema(description = "revision of the code lists")
            long nomenclature) {}

    /** What became of one command. */
    record Answer(
            String id,
            Decision.Outcome outcome,
            Decision.@Nullable Outcome first,

            @Schema(description = "how a visit stands") @Nullable
            Visit visit,

            @Schema(type = "object", description = "how what is no visit stands") @Nullable
            Object content,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem> problems) {}

    /** What is wrong, where, in the user's words. */
    record Problem(String field, String message) {}

    private final TakeBatch takeBatch;
    private final Nomenclature nomenclature;
    private final JsonMapper json;

    SyncController(TakeBatch takeBatch, Nomenclature nomenclature, JsonMapper json) {
        this.takeBatch = takeBatch;
        this.nomenclature = nomenclature;
        this.json = json;
    }

    @Requires(Right.RECORD_VISITS)
    @PostMapping("/api/v1/sync")
    @Operation(
            summary = "Apply commands",
            description =
                    "Each command is applied once, in a transaction of its own; one bad command never blocks the others.",
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
                @ApiResponse(responseCode = "413", description = "more than 100 commands or 1 MB", content = @Content)
            })
    ResponseEntity<?> take(
            HttpServletRequest request, @Parameter(hidden = true) SignedIn who, @Parameter(hidden = true) Locale locale)
            throws IOException {
        if (who.association() == null) throw new NotAllowed("acts are an association's");
        var bytes = request.getInputStream().readNBytes(BYTES + 1);
        if (bytes.length > BYTES) return problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", locale);
        JsonNode body;
        try {
            body = json.readTree(bytes);
        } catch (JacksonException e) {
            return problem(HttpStatus.BAD_REQUEST, "malformed", locale);
        }
        // a page left open by somebody else: its commands wait for that person, and are not the one's who signed in
        // since
        var author = body.path("account");
        if (!author.isMissingNode() && !who.account().toString().equals(author.asString("")))
            return problem(HttpStatus.UNAUTHORIZED, "other-account", locale);
        var commands = body.path("commands");
        var device = device(body.path("device").asString(""));
        if (device == null || !commands.isArray()) return problem(HttpStatus.BAD_REQUEST, "malformed", locale);
        if (commands.size() > COMMANDS) return problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", locale);
        var list = new ArrayList<JsonNode>(commands.size());
        commands.forEach(list::add);
        var answers = takeBatch.handle(new TakeBatch.Batch(device, null, list)).stream()
                .map(decision -> answer(decision, locale))
                .toList();
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(new Answers(answers, nomenclature.revision()));
    }

    private static @Nullable UUID device(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(text) : null;
    }

    private static Answer answer(Decision decision, Locale locale) {
        return new Answer(
                decision.id(),
                decision.outcome(),
                decision.first(),
                decision.standing() != null && decision.standing().content() instanceof Visit visit ? visit : null,
                decision.standing() == null || decision.standing().content() instanceof Visit
                        ? null
                        : decision.standing().content(),
                decision.problems().stream()
                        .map(problem -> new Problem(
                                problem.field(),
                                Words.t(locale, problem.key(), problem.args().toArray())))
                        .toList());
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String key, Locale locale) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("about:blank"));
        problem.setTitle(Words.t(locale, "sync." + key + ".title"));
        problem.setDetail(Words.t(locale, "sync." + key + ".text"));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
