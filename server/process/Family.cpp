// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/Family.h"

#include <algorithm>
#include <csignal>
#include <cstddef>
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace gatehouse::process {

namespace {

constexpr std::size_t MaxMembers = 1024;
constexpr int MaxRounds = 16;

/// A path below /proc, put together without the heap.
class Path
{
public:
    Path &operator<<(const char *text)
    {
        while (*text != '\0' && m_size + 1 < sizeof m_text)
            m_text[m_size++] = *text++;
        return *this;
    }
    Path &operator<<(pid_t number)
    {
        char digits[16] = {};
        char *first = digits + sizeof digits - 1;
        do {
            *--first = static_cast<char>('0' + number % 10);
            number /= 10;
        } while (number > 0);
        return *this << first;
    }
    const char *text() const { return m_text; }

private:
    char m_text[64] = {};
    std::size_t m_size = 0;
};

class File
{
public:
    explicit File(const Path &path, int flags = 0)
        : m_descriptor(::open(path.text(), flags | O_RDONLY | O_CLOEXEC))
    { }
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    ~File()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    int descriptor() const { return m_descriptor; }
    /// 0 or less at its end, and when it cannot be read.
    template <std::size_t N> ssize_t read(char (&buffer)[N]) const
    {
        return m_descriptor < 0 ? -1 : ::read(m_descriptor, buffer, N);
    }

private:
    const int m_descriptor;
};

/// The numbers of all processes, or of all threads of one.
class NumberList
{
public:
    explicit NumberList(const Path &folder)
        : m_folder(folder, O_DIRECTORY)
    { }
    /// 0 after the last.
    pid_t next()
    {
        for (;;) {
            if (m_at >= m_size) {
                m_size = m_folder.descriptor() < 0
                    ? 0
                    : ::getdents64(m_folder.descriptor(), m_entries, sizeof m_entries);
                m_at = 0;
            }
            if (m_size <= 0)
                return 0;
            const auto *entry = reinterpret_cast<const dirent64 *>(m_entries + m_at);
            m_at += entry->d_reclen;
            pid_t number = 0;
            for (const char *c = entry->d_name; *c >= '0' && *c <= '9'; ++c)
                number = number * 10 + (*c - '0');
            if (number > 0)
                return number;
        }
    }

private:
    const File m_folder;
    alignas(dirent64) char m_entries[4096];
    ssize_t m_size = 0;
    ssize_t m_at = 0;
};

/// Does an entry of its environment, as it was at its start, begin with \a mark?
bool isMarked(pid_t process, const char *mark)
{
    const File file(Path() << "/proc/" << process << "/environ");
    char bytes[4096];
    std::size_t matched = 0;
    bool mayMatch = true; // the entry begins as the mark does, so far
    for (ssize_t size = 0; (size = file.read(bytes)) > 0;) {
        for (ssize_t i = 0; i < size; ++i) {
            mayMatch = bytes[i] == '\0' || (mayMatch && bytes[i] == mark[matched]);
            matched = bytes[i] == '\0' ? 0 : matched + 1;
            if (mayMatch && matched > 0 && mark[matched] == '\0')
                return true;
        }
    }
    return false;
}

/// Those that were found, in the order in which they were.
class Family
{
public:
    explicit Family(pid_t root)
        : m_root(root)
    { }

    void addDescendants(pid_t process)
    {
        addChildren(process);
        for (std::size_t i = m_signalled; i < m_count; ++i)
            addChildren(m_members[i]);
    }
    /// Looks at every process there is.
    void addMarked(const char *mark)
    {
        NumberList all(Path() << "/proc");
        while (const pid_t process = all.next()) {
            if (!holds(process) && isMarked(process, mark))
                add(process);
        }
        for (std::size_t i = m_signalled; i < m_count; ++i)
            addChildren(m_members[i]);
    }
    /// Only those that have not had one. False when there were none.
    bool signalNew(int signal)
    {
        const bool hasNew = m_signalled < m_count;
        for (; m_signalled < m_count; ++m_signalled) {
            // The root's group is signalled as a whole.
            if (m_root == 0 || ::getpgid(m_members[m_signalled]) != m_root)
                ::kill(m_members[m_signalled], signal);
        }
        return hasNew;
    }

private:
    bool holds(pid_t process) const
    {
        const pid_t *end = m_members + m_count;
        return process == m_root || std::find(m_members, end, process) != end;
    }
    void add(pid_t process)
    {
        if (process > 1 && m_count < MaxMembers && !holds(process))
            m_members[m_count++] = process;
    }
    /// proc(5), children: of each thread, numbers with a blank behind each.
    void addChildren(pid_t process)
    {
        NumberList threads(Path() << "/proc/" << process << "/task");
        while (const pid_t thread = threads.next()) {
            const File file(Path() << "/proc/" << process << "/task/" << thread << "/children");
            char bytes[1024];
            pid_t number = 0;
            for (ssize_t size = 0; (size = file.read(bytes)) > 0;) {
                for (ssize_t i = 0; i < size; ++i) {
                    if (bytes[i] >= '0' && bytes[i] <= '9')
                        number = number * 10 + (bytes[i] - '0');
                    else
                        add(std::exchange(number, 0));
                }
            }
        }
    }

    const pid_t m_root;
    pid_t m_members[MaxMembers] = {};
    std::size_t m_count = 0;
    std::size_t m_signalled = 0; ///< so many of them, the first ones
};

} // namespace

void signalFamily(pid_t root, const char *mark, int signal)
{
    Family family(root);
    if (root > 0) {
        // Found before anything is signalled: what loses its parent cannot be found by it any more.
        family.addDescendants(root);
        ::kill(-root, signal);
        ::kill(root, signal); // it may have left its group
        family.signalNew(signal);
    }
    for (int round = 0; round < MaxRounds; ++round) {
        family.addMarked(mark);
        if (!family.signalNew(signal) || signal != SIGKILL)
            return;
    }
}

} // namespace gatehouse::process
