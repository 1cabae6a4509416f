// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace gatehouse::net {

/// Calls a thread from any other, through its event loop: however often it rings before the thread
/// answers, it is answered once. Nothing crosses threads but one counter in the kernel; what there
/// is to say is left elsewhere first, behind a mutex.
class Doorbell
{
    struct Bell;

public:
    /// While one lives, what is rung on its thread is heard at its end only: who is called again
    /// and again in a row wakes once, and has all of it then. Its thread may not wait for an answer
    /// meanwhile. One inside of another does nothing.
    class Row
    {
    public:
        Row();
        Row(const Row &) = delete;
        Row &operator=(const Row &) = delete;
        ~Row();

    private:
        friend class Doorbell;
        void add(const std::shared_ptr<Bell> &bell);

        std::vector<std::shared_ptr<Bell>> m_rung;
    };

    /// \a answer is called on the thread that makes the bell.
    explicit Doorbell(std::function<void()> answer);
    Doorbell(const Doorbell &) = delete;
    Doorbell &operator=(const Doorbell &) = delete;
    /// On any thread once silenced, else on its own.
    ~Doorbell();

    /// From any thread.
    void ring();
    /// Nobody answers any more. On its own thread.
    void silence() { m_notifier.reset(); }

private:
    void onRung();

    const std::function<void()> m_answer;
    const std::shared_ptr<Bell> m_bell; ///< also held by a Row
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace gatehouse::net
