// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

/** A setting with which Parvis does not start; the message is the one sentence that its reader gets. */
public class SettingRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SettingRefused(String sentence) {
        super(sentence);
    }
}
