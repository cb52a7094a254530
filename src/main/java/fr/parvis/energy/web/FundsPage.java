// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.shell.Option;
import java.util.List;

/** The funds that are known, by department. @param departments all of them, to note another */
public record FundsPage(List<FundView> funds, List<Option> departments) {}
