package fr.parvis.documents.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of documents, {@code PARVIS_DOCUMENTS_…}.
 *
 * @param folder where they lie; empty for {@code documents} in the data folder
 * @param bytes what one may send at once
 * @param daysAfterClosing a document outlives its case by so many days
 * @param clamd host and port, or the path of a socket, of the virus scanner; empty for none
 * @param clamdSeconds how long a scan may take
 * @param s3Endpoint address of the store that takes the folder's place; empty for none
 * @param s3Seconds silence of the store after which it is given up
 */
@ConfigurationProperties("parvis.documents")
record DocumentSettings(
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

    /** The secret stays out of what is printed. */
    @Override
    public String toString() {
        return "documents in " + (s3Endpoint.isBlank() ? folder : s3Endpoint + " " + s3Bucket);
    }

    Duration s3Patience() {
        return Duration.ofSeconds(s3Seconds);
    }
}
