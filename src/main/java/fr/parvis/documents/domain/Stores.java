package fr.parvis.documents.domain;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where documents lie: a folder, unless the address of an S3 store is set. */
@Configuration(proxyBeanMethods = false)
class Stores {

    @Bean
    Store documentStore(
            @Value("${parvis.data:data}") Path home,
            @Value("${parvis.documents.folder:}") String folder,
            @Value("${parvis.documents.s3-endpoint:}") String endpoint,
            @Value("${parvis.documents.s3-region:eu-west-3}") String region,
            @Value("${parvis.documents.s3-bucket:}") String bucket,
            @Value("${parvis.documents.s3-key:}") String key,
            @Value("${parvis.documents.s3-secret:}") String secret,
            @Value("${parvis.documents.s3-path-style:true}") boolean pathStyle,
            @Value("${parvis.documents.s3-seconds:20}") int seconds) {
        if (endpoint.isBlank()) return new FolderStore(folder.isBlank() ? home.resolve("documents") : Path.of(folder));
        if (bucket.isBlank() || key.isBlank() || secret.isBlank())
            throw new IllegalStateException(
                    "PARVIS_DOCUMENTS_S3_ENDPOINT is set: set PARVIS_DOCUMENTS_S3_BUCKET, PARVIS_DOCUMENTS_S3_KEY and PARVIS_DOCUMENTS_S3_SECRET too");
        return new S3Store(new S3Store.Place(
                URI.create(endpoint), region, bucket, key, secret, pathStyle, Duration.ofSeconds(seconds)));
    }
}
