// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A command sealed on a device for the server alone.
 *
 * @param key for which of the server's keys
 * @param command the command's identifier, which the inside says too
 */
record Sealed(
        int version,
        String key,
        UUID device,
        UUID account,
        long seq,
        UUID command,
        byte[] wrapped,
        byte[] iv,
        byte[] data) {

    /** Content of an envelope: who had opened the vault, and the command as in a batch. */
    record Inside(String grant, JsonNode command) {}

    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    /** The envelope that the JSON is; null when it is none. */
    static @Nullable Sealed of(JsonNode node) {
        var device = ReceivedCommand.uuid(node.path("device"));
        var account = ReceivedCommand.uuid(node.path("account"));
        var command = ReceivedCommand.uuid(node.path("command"));
        var wrapped = bytes(node.path("wrapped"));
        var iv = bytes(node.path("iv"));
        var data = bytes(node.path("data"));
        if (node.path("v").asInt(0) != 1
                || device == null
                || account == null
                || command == null
                || wrapped == null
                || iv == null
                || iv.length != 12
                || data == null) return null;
        return new Sealed(
                1,
                node.path("key").asString(""),
                device,
                account,
                ReceivedCommand.seqOf(node),
                command,
                wrapped,
                iv,
                data);
    }

    /** Opens it; null when it was altered or what is inside is not what the outside says. */
    @Nullable
    Inside open(RSAPrivateCrtKey key, JsonMapper json) {
        try {
            var unwrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            unwrap.init(Cipher.DECRYPT_MODE, key, OAEP);
            var secret = unwrap.doFinal(wrapped);
            var open = Cipher.getInstance("AES/GCM/NoPadding");
            open.init(Cipher.DECRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, iv));
            open.updateAAD(bound().getBytes(StandardCharsets.UTF_8));
            var inside = json.readTree(open.doFinal(data));
            var said = inside.path("command");
            if (!command.equals(ReceivedCommand.idOf(said)) || seq != ReceivedCommand.seqOf(said)) return null;
            return new Inside(inside.path("grant").asString(""), said);
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Additional data that the seal authenticates. */
    private String bound() {
        return version + "." + key + "." + device + "." + account + "." + seq + "." + command;
    }

    private static byte @Nullable [] bytes(JsonNode node) {
        try {
            return node.isString() ? Base64.getDecoder().decode(node.asString()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
