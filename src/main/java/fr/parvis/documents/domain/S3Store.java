// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Store in a bucket of S3. Requests have timeouts; what arrives is compared with what was sent. */
final class S3Store implements Store, AutoCloseable {

    /**
     * Address of the bucket.
     *
     * @param pathStyle the bucket in the path of the address instead of its host
     * @param patience timeout of one answer; what is sent has as much more as its bytes need on a slow line
     */
    record Place(
            URI endpoint,
            String region,
            String bucket,
            String accessKey,
            String secret,
            boolean pathStyle,
            Duration patience) {
        @Override
        public String toString() {
            return endpoint + " " + bucket;
        }
    }

    /** Lowest rate of a line: 1 Mbit/s, as over an old telephone line. */
    private static final int BYTES_PER_SECOND = 125_000;

    private final S3Client client;
    private final String bucket;
    private final Duration patience;

    S3Store(Place place) {
        this.bucket = place.bucket;
        this.patience = place.patience;
        this.client = S3Client.builder()
                .endpointOverride(place.endpoint)
                .region(Region.of(place.region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(place.accessKey, place.secret)))
                .forcePathStyle(place.pathStyle)
                // stores that are not Amazon's know few of the newer sums; ours is the authenticated seal
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(
                                place.patience.compareTo(Duration.ofSeconds(5)) < 0
                                        ? place.patience
                                        : Duration.ofSeconds(5))
                        .socketTimeout(place.patience))
                .overrideConfiguration(
                        how -> how.apiCallAttemptTimeout(attemptTimeout(0)).apiCallTimeout(callTimeout(0)))
                .build();
    }

    private Duration attemptTimeout(long bytes) {
        return patience.multipliedBy(2).plusSeconds(bytes / BYTES_PER_SECOND);
    }

    private Duration callTimeout(long bytes) {
        return patience.multipliedBy(3).plusSeconds(bytes / BYTES_PER_SECOND);
    }

    @Override
    public void put(String name, Path file) {
        try {
            long bytes = Files.size(file);
            client.putObject(
                    put -> put.bucket(bucket)
                            .key(name)
                            .contentLength(bytes)
                            .contentType("application/octet-stream")
                            .overrideConfiguration(how -> how.apiCallAttemptTimeout(attemptTimeout(bytes))
                                    .apiCallTimeout(callTimeout(bytes))),
                    RequestBody.fromFile(file));
            // "done" is believed when the store says itself what it has
            long there =
                    client.headObject(head -> head.bucket(bucket).key(name)).contentLength();
            if (there != bytes) throw new IOException("the store has " + there + " bytes of " + bytes);
            Files.deleteIfExists(file);
        } catch (SdkException | IOException e) {
            throw new StorageUnavailable("the S3 store did not keep a document: " + e.getMessage(), e);
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        try {
            return client.getObject(get -> get.bucket(bucket).key(name));
        } catch (NoSuchKeyException e) {
            throw new FileNotFoundException(name);
        } catch (S3Exception e) {
            if (e.statusCode() == 404) throw new FileNotFoundException(name);
            throw new StorageUnavailable("the S3 store refused to answer: " + e.getMessage(), e);
        } catch (SdkException e) {
            throw new StorageUnavailable("the S3 store does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void delete(List<String> names) {
        try {
            // one by one: some stores do not know the call for many
            for (var name : names)
                client.deleteObject(delete -> delete.bucket(bucket).key(name));
        } catch (SdkException e) {
            throw new StorageUnavailable("the S3 store does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void list(String folder, Instant before, Consumer<List<String>> some) {
        try {
            for (var page : client.listObjectsV2Paginator(
                    list -> list.bucket(bucket).prefix(folder + "/").maxKeys(500)))
                some.accept(page.contents().stream()
                        .filter(object -> object.lastModified().isBefore(before))
                        .map(S3Object::key)
                        .toList());
        } catch (SdkException e) {
            throw new StorageUnavailable("the S3 store does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
