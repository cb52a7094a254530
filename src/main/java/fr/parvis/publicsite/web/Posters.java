package fr.parvis.publicsite.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Posters as they go out. */
final class Posters {
    private Posters() {}

    static ResponseEntity<byte[]> answer(String name, byte[] paper) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".pdf")
                                .build()
                                .toString())
                .body(paper);
    }

    /** An address as somebody would copy it by hand. */
    static String shown(String address) {
        return address.replaceFirst("^https?://", "");
    }
}
