// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents;

import fr.parvis.runtime.SettingCheck;
import fr.parvis.runtime.SettingRefused;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of documents, {@code PARVIS_DOCUMENTS_…}.
 *
 * @param folder folder of the documents; empty for {@code documents} in the data folder
 * @param bytes largest upload in bytes
 * @param daysAfterClosing a document outlives its case by so many days
 * @param clamd host and port, or the path of a socket, of the virus scanner; empty for none
 * @param clamdSeconds timeout of a scan in seconds
 * @param s3Endpoint address of the store that takes the folder's place; empty for none
 * @param s3Seconds silence of the store after which it is given up
 */
@ConfigurationProperties("parvis.documents")
public record DocumentsSettings(
        @DefaultValue("") String folder,
        @DefaultValue("50000000") long bytes,
        @DefaultValue("30") int daysAfterClosing,
        @DefaultValue("") String clamd,
        @DefaultValue("30") int clamdSeconds,
        @DefaultValue("") String s3Endpoint,
        @DefaultValue("eu-west-3") String s3Region,
        @DefaultValue("") String s3Bucket,
        @DefaultValue("") String s3Key,
        @DefaultValue("") String s3Secret,
        @DefaultValue("true") boolean s3PathStyle,
        @DefaultValue("20") int s3Seconds) {

    public DocumentsSettings {
        SettingCheck.atLeast("PARVIS_DOCUMENTS_BYTES", bytes, 1);
        SettingCheck.atLeast("PARVIS_DOCUMENTS_DAYS_AFTER_CLOSING", daysAfterClosing, 0);
        SettingCheck.atLeast("PARVIS_DOCUMENTS_CLAMD_SECONDS", clamdSeconds, 1);
        SettingCheck.atLeast("PARVIS_DOCUMENTS_S3_SECONDS", s3Seconds, 1);
        if (!s3Endpoint.isBlank() && Stream.of(s3Bucket, s3Key, s3Secret).anyMatch(String::isBlank))
            throw new SettingRefused("PARVIS_DOCUMENTS_S3_ENDPOINT est réglé : réglez aussi PARVIS_DOCUMENTS_S3_BUCKET,"
                    + " PARVIS_DOCUMENTS_S3_KEY et PARVIS_DOCUMENTS_S3_SECRET.");
    }

    /** The secret stays out of what is printed. */
    @Override
    public String toString() {
        return "documents in " + (s3Endpoint.isBlank() ? folder : s3Endpoint + " " + s3Bucket);
    }

    public Duration s3Patience() {
        return Duration.ofSeconds(s3Seconds);
    }
}
