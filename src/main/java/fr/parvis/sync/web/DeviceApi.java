// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import fr.parvis.access.DeviceSessions;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.limits.Origin;
import fr.parvis.limits.RateLimiter;
import fr.parvis.limits.RateLimits;
import fr.parvis.shell.OpenToAll;
import fr.parvis.shell.UserAgent;
import fr.parvis.sync.domain.Decision;
import fr.parvis.sync.domain.Devices;
import fr.parvis.sync.domain.Devices.Registered;
import fr.parvis.sync.domain.ReceivedCommand;
import fr.parvis.sync.domain.TakeSealed;
import fr.parvis.sync.domain.TakeSealed.Taken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes devices known, and takes what they sealed; the contract is {@code docs/sync.md}. */
@RestController
@Tag(name = "sync", description = "Recording from a device: commands in, answers and changes out")
class DeviceApi {
    static final String SCHEME = "Device ";
    private static final int ENVELOPES = 100;
    private static final int BYTES = 2_000_000;

    /** Requests of one device in a minute, wrong secrets from one origin in ten. */
    private static final int OF_A_DEVICE = 60;

    private static final int WRONG = 30;
    /** How many devices, and how many origins, are remembered. */
    private static final int REMEMBERED = 10_000;

    /** Answer to a device that hands in envelopes: never any content. */
    @Schema(name = "SealedAnswers")
    record Answers(Instant now, List<SealedAnswer> answers, SyncController.DeviceState device) {}

    /** Result of one envelope. */
    record SealedAnswer(String id, Decision.Outcome outcome) {}

    private final Devices devices;
    private final DeviceSessions sessions;
    private final TakeSealed takeSealed;
    private final RateLimiter requests;
    private final RateLimiter wrongSecrets;
    private final ReadBody read;
    private final Clock clock;

    DeviceApi(
            Devices devices,
            DeviceSessions sessions,
            TakeSealed takeSealed,
            ReadBody read,
            RateLimits limits,
            Clock clock) {
        this.devices = devices;
        this.sessions = sessions;
        this.takeSealed = takeSealed;
        this.requests = limits.slidingWindow("sync.device", OF_A_DEVICE, Duration.ofMinutes(1), REMEMBERED);
        this.wrongSecrets = limits.slidingWindow("sync.secret", WRONG, Duration.ofMinutes(10), REMEMBERED);
        this.read = read;
        this.clock = clock;
    }

    @Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
    @PostMapping("/capture/device.json")
    ResponseEntity<?> register(HttpServletRequest request, SignedIn who) {
        return switch (read.of(request, 4_000)) {
            case ReadBody.Body.Refused refused -> Refusal.of(refused.status(), refused.key());
            case ReadBody.Body.Read(var json) -> {
                var device = ReceivedCommand.uuid(json.path("device"));
                if (device == null) yield Refusal.of(HttpStatus.BAD_REQUEST, "malformed");
                var wait = requests.acquire("register " + who.account());
                if (!wait.isZero()) yield Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "too-often", wait);
                // before it is known whether the device is welcome: revoked meanwhile, this session ends with it
                sessions.openOn(OwnSession.of(request), device);
                var label = json.path("label");
                Registered registered = devices.register(
                        device, who.account(), label.isString() ? label.asString() : null, UserAgent.of(request));
                yield ResponseEntity.ok().header("Cache-Control", "no-store").body(registered);
            }
        };
    }

    @OpenToAll
    @PostMapping("/api/v1/sync/sealed")
    @Operation(
            operationId = "handInSealedCommands",
            summary = "Hand in commands sealed for the server",
            description =
                    "From a device whose people cannot sign in now: Authorization: Device <secret>, at most 100 envelopes. Nothing of what is inside is ever answered.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "one answer for each envelope that was decided",
                        content = @Content(schema = @Schema(implementation = Answers.class))),
                @ApiResponse(responseCode = "400", description = "no envelopes", content = @Content),
                @ApiResponse(responseCode = "401", description = "no device of ours", content = @Content),
                @ApiResponse(responseCode = "413", description = "more than 100 or 2 MB", content = @Content),
                @ApiResponse(responseCode = "429", description = "too often: see Retry-After", content = @Content)
            })
    ResponseEntity<?> sealed(HttpServletRequest request) {
        var origin = Origin.of(request);
        var wait = wrongSecrets.timeToWait(origin);
        if (!wait.isZero()) return Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "too-often", wait);
        var secret = secret(request);
        return switch (read.of(request, BYTES)) {
            case ReadBody.Body.Refused refused -> Refusal.of(refused.status(), refused.key());
            case ReadBody.Body.Read(var json) -> sealed(json, secret, origin);
        };
    }

    private ResponseEntity<?> sealed(JsonNode json, @Nullable String secret, String origin) {
        var device = ReceivedCommand.uuid(json.path("device"));
        var envelopes = json.path("envelopes");
        if (device == null || !envelopes.isArray()) return Refusal.of(HttpStatus.BAD_REQUEST, "malformed");
        if (secret == null) return unknown(origin);
        if (envelopes.size() > ENVELOPES) return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        // by its secret: the device's name alone does not suffice to shut it out
        var wait = requests.acquire("device " + secret);
        if (!wait.isZero()) return Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "too-often", wait);
        var list = new ArrayList<JsonNode>(envelopes.size());
        envelopes.forEach(list::add);
        return switch (takeSealed.fromDevice(secret, device, ReceivedCommand.instant(json.path("clock")), list)) {
            case Taken.Unknown() -> unknown(origin);
            case Taken.Answers(var answers, var revoked) ->
                ResponseEntity.ok()
                        .header("Cache-Control", "no-store")
                        .body(new Answers(
                                clock.instant(),
                                answers.stream()
                                        .map(one -> new SealedAnswer(one.id(), one.outcome()))
                                        .toList(),
                                new SyncController.DeviceState(revoked)));
        };
    }

    private ResponseEntity<?> unknown(String origin) {
        wrongSecrets.acquire(origin);
        return Refusal.of(HttpStatus.UNAUTHORIZED, "no-device");
    }

    private static @Nullable String secret(HttpServletRequest request) {
        var given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given != null && given.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) && given.length() <= 400
                ? given.substring(SCHEME.length()).strip()
                : null;
    }
}
