// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * Form of a contract.
 *
 * @param back address of the page one comes from
 */
public record ContractFormPage(
        String action, String back, String title, Map<String, String> sent, Problems problems, List<Option> funders) {}
