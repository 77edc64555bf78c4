package io.ringfence.config;

import io.ringfence.database.IamUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads who logs in by Google's identity and access management.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/add-manage-iam-users">Manage users with
 *     IAM database authentication</a>
 */
final class IamRules {
  private static final Pattern EMAIL =
      Pattern.compile("[a-z0-9._%+'-]+@[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final Pattern SERVICE_ACCOUNT =
      Pattern.compile("[a-z0-9-]+@[a-z0-9.-]+\\.gserviceaccount\\.com");
  private static final int LONGEST_ROLE = 63;

  private final Names names;
  private final Problems problems;

  IamRules(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /** The users that are written at this path. */
  List<IamUser> read(String path, IamConfig iam, Map<String, String> flags, String flagsPath) {
    var all = new ArrayList<Located<String>>();
    var users = new ArrayList<IamUser>();
    add(IamUser.Type.CLOUD_IAM_USER, iam.users(), all, users);
    add(IamUser.Type.CLOUD_IAM_SERVICE_ACCOUNT, iam.serviceAccounts(), all, users);
    add(IamUser.Type.CLOUD_IAM_GROUP, iam.groups(), all, users);
    names.checkOnce(all);
    String flag = flags.getOrDefault(IamUser.FLAG, "on");
    problems.demand(
        all.isEmpty() || flag.equals("on"),
        flagsPath + "." + IamUser.FLAG,
        flag,
        "the users at " + path + " could not log in",
        "take the flag out; it is turned on for them");
    return users;
  }

  private void add(
      IamUser.Type type,
      List<Located<String>> written,
      List<Located<String>> all,
      List<IamUser> users) {
    all.addAll(written);
    for (Located<String> email : written) {
      IamUser user = IamUser.of(type, email.value());
      users.add(user);
      boolean isAccount = type == IamUser.Type.CLOUD_IAM_SERVICE_ACCOUNT;
      boolean looksLikeAccount = SERVICE_ACCOUNT.matcher(email.value()).matches();
      problems.demand(
          EMAIL.matcher(email.value()).matches() && isAccount == looksLikeAccount,
          email.path(),
          email.value(),
          isAccount ? "not the address of a service account" : notAnAddress(looksLikeAccount),
          isAccount
              ? "give it as NAME@PROJECT.iam.gserviceaccount.com, in lowercase"
              : "give an email address in lowercase; service accounts go to serviceAccounts");
      problems.demand(
          user.name().length() <= LONGEST_ROLE,
          email.path(),
          email.value(),
          "PostgreSQL has no names of more than 63 characters",
          "let a group that has a shorter name log in instead");
    }
  }

  private static String notAnAddress(boolean looksLikeAccount) {
    return looksLikeAccount ? "this is a service account" : "not an email address in lowercase";
  }
}
