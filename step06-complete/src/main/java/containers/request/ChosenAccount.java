package containers.request;

import containers.commandline.options.UserOptions;
import containers.identity.Accounts;
import containers.identity.Accounts.Account;
import containers.identity.Identity;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.spec.Root;
import containers.telling.UsageException;

/**
 * Whom a person asked the command to be, if it can be.
 *
 * @param options what was asked for
 * @param root the root filesystem, which knows names
 * @param user who starts the container
 */
record ChosenAccount(UserOptions options, Root root, User user) {

    /**
     * Who that is in those namespaces.
     *
     * @throws UsageException when nobody there is called so, or can be: one line
     */
    Account in(Namespaces namespaces) {
        Account found = UsageException.unlessValid(
                () -> Accounts.of(root.path()).find(options.user().orElse("0"), options.groups()));
        if (namespaces.hasOtherUsers(user)) {
            KnownIds.check(namespaces, found.identity());
            return found;
        }
        if (!isRootAlone(found.identity())) {
            throw new UsageException(
                    "--user, --group-add: there is one user inside, root, and outside that is you; others"
                            + " need a runner that is started with sudo, or ranges in /etc/subuid and newuidmap (Debian: uidmap)");
        }
        return new Account(Identity.ROOT, found.home());
    }

    private boolean isRootAlone(Identity identity) {
        return identity.isRoot() && identity.gid() == 0 && options.groups().isEmpty();
    }
}
